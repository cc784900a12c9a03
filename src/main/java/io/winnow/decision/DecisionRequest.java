package io.winnow.decision;

import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactMetrics;
import java.util.List;

/**
 * A request on the wire. The same record, with every default filled in, is the logged input.
 *
 * @param contactId a stored contact; with {@code contact} too, the stored one is overlaid with it
 * @param contact a contact as it is, stored or not
 * @param metrics figures that the caller knows; each one stands in for the computed figure
 * @param consent each key stands in for the stored one
 * @param events of an inline contact, to compute metrics from
 * @param ruleSet left out: {@code crm}
 * @param version left out: the live one
 * @param count how many offers to rank, 1 to 50; left out: 1
 * @param explain left out: none
 * @param dryRun nothing is logged and no cap is used; left out: false
 */
public record DecisionRequest(
    String requestId,
    String contactId,
    Contact contact,
    ContactMetrics metrics,
    ConsentBody consent,
    List<EventBody> events,
    ContextBody context,
    String ruleSet,
    Integer version,
    Integer count,
    Explain explain,
    Boolean dryRun) {

  static final int MAX_COUNT = 50;

  public DecisionRequest {
    events = events == null ? List.of() : List.copyOf(events);
    context = context == null ? ContextBody.EMPTY : context;
  }

  /** The same with defaults in the place of what was left out. */
  DecisionRequest with(Defaults defaults) {
    return new DecisionRequest(
        requestId,
        contactId,
        contact,
        metrics,
        consent,
        events,
        defaults.context(context),
        ruleSet == null ? defaults.ruleSet() : ruleSet,
        version == null ? defaults.version() : version,
        count == null ? defaults.count() : count,
        explain == null ? defaults.explain() : explain,
        dryRun == null ? Boolean.valueOf(defaults.dryRun()) : dryRun);
  }

  DecisionRequest with(Explain other) {
    return new DecisionRequest(
        requestId, contactId, contact, metrics, consent, events, context, ruleSet, version, count,
        other, dryRun);
  }

  /** The id that the decision is about, or null. */
  String subject() {
    return contactId != null ? contactId : contact == null ? null : contact.id();
  }
}
