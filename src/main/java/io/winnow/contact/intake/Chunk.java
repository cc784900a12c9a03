package io.winnow.contact.intake;

import io.winnow.platform.stream.Bodies;
import io.winnow.platform.stream.Bodies.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Some bodies of a stream, which are stored in one transaction. */
record Chunk<T>(List<Body<T>> bodies) {

  private static final int MAX_BODIES = 5_000;
  private static final int MAX_BYTES = 4 << 20;

  /** The next chunk, or null at the end of the stream. */
  static <T> Chunk<T> next(Bodies<T> from) throws IOException {
    List<Body<T>> bodies = new ArrayList<>(MAX_BODIES);
    long bytes = 0;
    while (bodies.size() < MAX_BODIES && bytes < MAX_BYTES) {
      Body<T> body = from.next();
      if (body == null) {
        break;
      }
      bodies.add(body);
      bytes += body.size();
    }
    return bodies.isEmpty() ? null : new Chunk<>(bodies);
  }
}
