package io.winnow.engine.dmn;

import io.winnow.engine.Conclusions;
import java.math.BigDecimal;
import java.util.Map;

/** Contexts {offer, score, reason}, or offer ids with the score 1. */
final class OfferReader extends ResultReader {

  private final Conclusions into;

  OfferReader(Conclusions into) {
    this.into = into;
  }

  @Override
  void conclude(Object result, Origin origin) {
    if (result == null) {
      return;
    }
    if (result instanceof String id) {
      into.proposal(id, null, origin.because(id, null, row -> into.row(id, row)), origin.at());
      return;
    }
    if (!(result instanceof Map<?, ?> context) || text(context, "offer") == null) {
      throw unusable("contexts with 'offer' and 'score'", result, origin.at());
    }
    Object score = context.get("score");
    if (score != null && !(score instanceof Number)) {
      throw unusable("a number as 'score'", score, origin.at());
    }
    String id = text(context, "offer");
    into.proposal(
        id,
        number((Number) score),
        origin.because(id, text(context, "reason"), row -> into.row(id, row)),
        origin.at());
  }

  private static BigDecimal number(Number score) {
    return score == null || score instanceof BigDecimal
        ? (BigDecimal) score
        : new BigDecimal(score.toString());
  }
}
