package io.winnow.demo;

import java.io.IOException;

/** Where people go, some at a time. */
interface Sink extends AutoCloseable {

  /**
   * @param contacts lines of JSON
   * @param events lines of JSON about these contacts
   */
  void put(byte[] contacts, byte[] events) throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
