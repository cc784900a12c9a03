package io.winnow.platform.http;

import io.netty.channel.EventLoop;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/**
 * Whether a write to a caller would have to wait until it reads. What a thread writes reaches the
 * connection later, in the order of writing, on the connection's own thread; only once that has
 * caught up is the answer the same a moment later.
 */
public final class WriteQueue implements BooleanSupplier {

  private final HttpServerResponse response;
  private final EventLoop connection;

  private WriteQueue(HttpServerResponse response, EventLoop connection) {
    this.response = response;
    this.connection = connection;
  }

  /** Not for the connection's own thread. */
  public static WriteQueue of(HttpServerRequest call) {
    return new WriteQueue(
        call.response(),
        ((ConnectionBase) call.connection()).channelHandlerContext().channel().eventLoop());
  }

  @Override
  public boolean getAsBoolean() {
    if (response.writeQueueFull()) {
      return true;
    }
    try {
      connection.submit(() -> {}).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("doing nothing failed", e);
    }
    return response.writeQueueFull();
  }
}
