package io.winnow.core.decision;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.Findings;
import java.util.Objects;

/** Half a decision: what the rules found and what is left before caps are looked at. */
public record Proposals(ContactFacts facts, Findings findings, Shortlist shortlist) {

  public Proposals {
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(findings, "findings");
    Objects.requireNonNull(shortlist, "shortlist");
  }
}
