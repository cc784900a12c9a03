package io.winnow.engine.dmn;

import io.winnow.engine.Conclusions;
import java.util.Map;

/** Segment ids, or contexts {segment, reason}. */
final class SegmentReader extends ResultReader {

  private final Conclusions into;

  SegmentReader(Conclusions into) {
    this.into = into;
  }

  @Override
  void conclude(Object result, Origin origin) {
    if (result == null) {
      return;
    }
    if (result instanceof String id) {
      into.segment(id, origin.because(id, null, into::row), origin.at());
    } else if (result instanceof Map<?, ?> context && text(context, "segment") != null) {
      String id = text(context, "segment");
      into.segment(id, origin.because(id, text(context, "reason"), into::row), origin.at());
    } else if (!(result instanceof Map<?, ?> context
        && context.containsKey("segment")
        && context.get("segment") == null)) {
      throw unusable("segment ids or contexts with 'segment'", result, origin.at());
    }
  }
}
