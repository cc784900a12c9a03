package io.winnow.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * What the command line says.
 *
 * @param key an API key, or null
 * @param out where to write files instead of calling a service, or null
 */
record Options(int contacts, long seed, URI url, String key, Instant at, Path out) {

  static final String USAGE =
      """
      Usage: demo [--contacts 10000] [--seed 1] [--url http://localhost:8080] [--key KEY]
                  [--at 2026-11-22T00:00:00Z] [--out FOLDER]
      Fills a running Winnow with invented people, or writes them to contacts.ndjson and
      events.ndjson in a folder. The same seed and --at give the same people.""";

  private static final int MAX_CONTACTS = 10_000_000;

  /**
   * @param today the {@code at} of whoever names none
   * @throws IllegalArgumentException with a message for the caller
   */
  static Options parse(String[] args, Instant today) {
    Options options =
        new Options(10_000, 1, URI.create("http://localhost:8080"), null, today, null);
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value.");
      }
      try {
        options = options.with(args[i], args[i + 1]);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(args[i] + " must be a whole number.", e);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            args[i] + " must be an instant such as 2026-11-22T00:00:00Z.", e);
      }
    }
    if (options.contacts < 1 || options.contacts > MAX_CONTACTS) {
      throw new IllegalArgumentException("--contacts must be 1 to " + MAX_CONTACTS + ".");
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--contacts" -> new Options(Integer.parseInt(value), seed, url, key, at, out);
      case "--seed" -> new Options(contacts, Long.parseLong(value), url, key, at, out);
      case "--url" -> new Options(contacts, seed, URI.create(value), key, at, out);
      case "--key" -> new Options(contacts, seed, url, value, at, out);
      case "--at" -> new Options(contacts, seed, url, key, Instant.parse(value), out);
      case "--out" -> new Options(contacts, seed, url, key, at, Path.of(value));
      default -> throw new IllegalArgumentException(name + " is not known.");
    };
  }
}
