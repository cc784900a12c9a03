package io.winnow.platform.stream;

import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.stream.Bodies.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Some bodies of a stream, which are stored in one transaction. */
public record Chunk<T>(List<Body<T>> bodies) {

  private static final Logger LOG = Logger.getLogger(Chunk.class);
  private static final int MAX_BODIES = 5_000;
  private static final int MAX_BYTES = 4 << 20;

  /** The next chunk, or null at the end of the stream. */
  public static <T> Chunk<T> next(Bodies<T> from) {
    List<Body<T>> bodies = new ArrayList<>(MAX_BODIES);
    long bytes = 0;
    while (bodies.size() < MAX_BODIES && bytes < MAX_BYTES) {
      Body<T> body = read(from);
      if (body == null) {
        break;
      }
      bodies.add(body);
      bytes += body.size();
    }
    return bodies.isEmpty() ? null : new Chunk<>(bodies);
  }

  /** A client that goes away is its own affair: no fault of ours, and nobody is left to tell. */
  private static <T> Body<T> read(Bodies<T> from) {
    try {
      return from.next();
    } catch (IOException e) {
      LOG.infof("event=import-broken-off reason=%s", e.getClass().getSimpleName());
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "The stream broke off. What came before is stored; sending all of it again does no harm.");
    }
  }
}
