package dev.dure.benchmarks.programs;

/** The applications: whole programs of a few seconds, on which the checker was not tuned. */
public enum Applications {
  JSON_DOCUMENTS("Jackson: orders parsed, changed and written"),
  SQL_ACCOUNTS("H2: transfers between accounts in memory"),
  SEARCH_INDEX("Lucene: documents indexed and searched"),
  COMPILER("ECJ: generated sources compiled"),
  JSON_SERVER("sockets: JSON requests answered by a pool"),
  LRU_CACHE("cache of `LinkedHashMap`s under locks"),
  RAY_TRACER("ray tracer, rows as tasks of a pool"),
  TEXT_INDEX("words of documents into a `ConcurrentHashMap`, parallel streams"),
  LOG_PIPELINE("log lines through bounded queues, three stages");

  private final String words;

  Applications(String words) {
    this.words = words;
  }

  /** What it does, in Markdown. */
  public String words() {
    return words;
  }

  Work create(Amount amount) {
    return switch (this) {
      case JSON_DOCUMENTS -> new JsonDocuments(amount);
      case SQL_ACCOUNTS -> new SqlAccounts(amount);
      case SEARCH_INDEX -> new SearchIndex(amount);
      case COMPILER -> new Compiler(amount);
      case JSON_SERVER -> new JsonServer(amount);
      case LRU_CACHE -> new LruCache(amount);
      case RAY_TRACER -> new RayTracer(amount);
      case TEXT_INDEX -> new TextIndex(amount);
      case LOG_PIPELINE -> new LogPipeline(amount);
    };
  }
}
