package programs.libraries;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import programs.Deadline;
import programs.Team;

/** Two threads index, one deletes what it has indexed, and two search meanwhile. */
public final class LuceneTrial {

  private LuceneTrial() {}

  public static void main(String[] args) throws Exception {
    Deadline deadline = Deadline.of(args);
    AtomicInteger indexed = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriter writer =
            new IndexWriter(
                directory, new IndexWriterConfig(new StandardAnalyzer()).setMaxBufferedDocs(50))) {
      try (SearcherManager searchers =
          new SearcherManager(
              writer,
              new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(
                    org.apache.lucene.index.IndexReader reader,
                    org.apache.lucene.index.IndexReader previous) {
                  return new IndexSearcher(reader, pool);
                }
              })) {
        List<Callable<?>> team = new ArrayList<>();
        team.add(() -> index(writer, indexed, "a", deadline));
        team.add(() -> index(writer, indexed, "b", deadline));
        team.add(() -> indexAndDelete(writer, deadline));
        team.add(() -> search(searchers, deadline));
        team.add(() -> search(searchers, deadline));
        Team.run(team);
        writer.commit();
        searchers.maybeRefreshBlocking();
        check(searchers, indexed.get());
      }
    } finally {
      pool.shutdown();
    }
    System.out.println("passed");
  }

  private static Document document(String id) {
    Document document = new Document();
    document.add(new StringField("id", id, Field.Store.YES));
    document.add(new TextField("text", "several threads index number " + id, Field.Store.NO));
    document.add(new NumericDocValuesField("length", id.length()));
    document.add(new IntPoint("size", id.length()));
    return document;
  }

  private static Void index(
      IndexWriter writer, AtomicInteger indexed, String name, Deadline deadline)
      throws IOException {
    for (int i = 0; !deadline.isOver() && i < 20_000; i++) {
      writer.addDocument(document(name + i));
      indexed.incrementAndGet();
    }
    return null;
  }

  private static Void indexAndDelete(IndexWriter writer, Deadline deadline) throws IOException {
    for (int i = 0; !deadline.isOver() && i < 20_000; i++) {
      writer.addDocument(document("gone" + i));
      writer.deleteDocuments(new Term("id", "gone" + i));
      if (i % 100 == 99) {
        writer.commit();
      }
    }
    return null;
  }

  private static Void search(SearcherManager searchers, Deadline deadline) throws IOException {
    while (!deadline.isOver()) {
      searchers.maybeRefresh();
      IndexSearcher searcher = searchers.acquire();
      try {
        searcher.search(new TermQuery(new Term("text", "threads")), 10);
        searcher.count(IntPoint.newRangeQuery("size", 1, 4));
      } finally {
        searchers.release(searcher);
      }
    }
    return null;
  }

  private static void check(SearcherManager searchers, int expected) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      int found = searcher.count(new TermQuery(new Term("text", "threads")));
      if (found != expected) {
        throw new AssertionError(found + " documents instead of " + expected);
      }
    } finally {
      searchers.release(searcher);
    }
  }
}
