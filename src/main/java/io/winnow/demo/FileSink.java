package io.winnow.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes contacts.ndjson and events.ndjson. */
final class FileSink implements Sink {

  private final OutputStream contacts;
  private final OutputStream events;

  FileSink(Path folder) throws IOException {
    Files.createDirectories(folder);
    contacts = Files.newOutputStream(folder.resolve("contacts.ndjson"));
    events = Files.newOutputStream(folder.resolve("events.ndjson"));
  }

  @Override
  public void put(byte[] contactLines, byte[] eventLines) throws IOException {
    contacts.write(contactLines);
    events.write(eventLines);
  }

  @Override
  public void close() throws IOException {
    contacts.close();
    events.close();
  }
}
