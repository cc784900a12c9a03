package io.winnow.platform.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;

/** Many bodies in one stream, one at a time; null at the end. */
@FunctionalInterface
public interface Bodies<T> {

  int MAX_BYTES = 1 << 20;

  /**
   * One body, not yet read: reading it may fail without harm to the others.
   *
   * @param line its line or, in a JSON array, its number; from 1
   * @param size roughly, in bytes
   */
  record Body<T>(long line, int size, Callable<T> read) {}

  Body<T> next() throws IOException;

  /**
   * As the media type says: {@link #array} or {@link #lines}.
   *
   * @param type null or any other than JSON: lines
   */
  static <T> Bodies<T> of(MediaType media, InputStream in, ObjectMapper json, Class<T> type)
      throws IOException {
    return media != null && media.getSubtype().equals("json")
        ? array(in, json, type)
        : lines(in, json, type);
  }

  /** A JSON body a line. */
  static <T> Bodies<T> lines(InputStream in, ObjectMapper json, Class<T> type) {
    Lines lines = new Lines(in, MAX_BYTES);
    ObjectReader reader = json.readerFor(type);
    return () -> {
      Lines.Line line = lines.next();
      if (line == null) {
        return null;
      }
      byte[] bytes = line.bytes();
      return bytes == null
          ? failed(line.number(), tooLong())
          : new Body<>(line.number(), bytes.length, () -> reader.readValue(bytes));
    };
  }

  /**
   * A JSON array of bodies, or bodies one after the other.
   *
   * @throws ProblemException invalid-request: neither an array nor an object
   */
  static <T> Bodies<T> array(InputStream in, ObjectMapper json, Class<T> type) throws IOException {
    PieceLimit limit = new PieceLimit(in, MAX_BYTES);
    JsonParser parser = json.getFactory().createParser(limit);
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_ARRAY && first != JsonToken.START_OBJECT) {
      throw ProblemException.invalid("wrong-type", "The body must be a list or an object.", "");
    }
    // the body after this one is not a trailing token
    ObjectReader tree = json.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    boolean inArray = first == JsonToken.START_ARRAY;
    long[] number = {0};
    return () -> {
      try {
        boolean given = number[0] == 0 && !inArray;
        JsonToken token = given ? first : parser.isClosed() ? null : parser.nextToken();
        if (token == null || token == JsonToken.END_ARRAY) {
          return null;
        }
        number[0]++;
        limit.begin();
        long start = parser.currentLocation().getByteOffset();
        JsonNode body = tree.readTree(parser);
        int size = (int) (parser.currentLocation().getByteOffset() - start);
        return new Body<>(number[0], size, () -> json.treeToValue(body, type));
      } catch (JsonProcessingException | ProblemException e) {
        parser.close(); // what follows cannot be told apart any more
        return failed(Math.max(1, number[0]), e);
      }
    };
  }

  private static <T> Body<T> failed(long line, Exception failure) {
    return new Body<>(
        line,
        0,
        () -> {
          throw failure;
        });
  }

  private static ProblemException tooLong() {
    return new ProblemException(
        ProblemType.TOO_LARGE, "A line must not be longer than " + MAX_BYTES + " bytes.");
  }
}
