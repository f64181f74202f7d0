package dev.dure.benchmarks.programs;

import java.io.IOException;
import java.util.SplittableRandom;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** Two threads write documents to one index, and then search in it. */
final class SearchIndex implements Work {

  private static final int DOCUMENTS = 8_000;
  private static final int WORDS = 150;
  private static final int QUERIES = 4_000;
  private static final int HITS = 10;
  private static final String TEXT = "text";

  private final Directory directory = new ByteBuffersDirectory();
  private final int documents;
  private final int queries;

  SearchIndex(Amount amount) {
    documents = amount.of(DOCUMENTS);
    queries = amount.of(QUERIES);
  }

  @Override
  public long run() throws Exception {
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
      long added = Crew.sum(worker -> () -> add(writer, worker));
      long _ = writer.commit();
      return added + search();
    }
  }

  private long add(IndexWriter writer, int worker) throws IOException {
    for (int i = worker; i < documents; i += Crew.SIZE) {
      Document document = new Document();
      document.add(new StringField("id", Integer.toString(i), Field.Store.YES));
      document.add(new NumericDocValuesField("size", i % WORDS));
      document.add(new TextField(TEXT, Prose.of(i, WORDS), Field.Store.NO));
      long _ = writer.addDocument(document);
    }
    return 0;
  }

  private long search() throws Exception {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      return Crew.sum(worker -> () -> search(searcher, worker));
    }
  }

  private long search(IndexSearcher searcher, int worker) throws IOException {
    SplittableRandom random = new SplittableRandom(worker);
    long hits = 0;
    for (int i = 0; i < queries; i++) {
      String a = Prose.word(random);
      String b = Prose.word(random);
      hits += searcher.count(both(a, b));
      // Which of equally good documents is found depends on the order in which they were added.
      hits += searcher.search(new TermQuery(new Term(TEXT, a)), HITS).scoreDocs.length;
      hits += searcher.count(new PhraseQuery(TEXT, a, b));
    }
    return hits;
  }

  private static Query both(String a, String b) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(TEXT, a)), BooleanClause.Occur.MUST)
        .add(new TermQuery(new Term(TEXT, b)), BooleanClause.Occur.MUST)
        .build();
  }
}
