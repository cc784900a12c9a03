package io.winnow.platform.problem;

/**
 * Every kind of failure that a caller can meet. The code is stable; docs/reference/problems.md has
 * a section for each, which the problem's {@code type} names.
 */
public enum ProblemType {
  UNREADABLE_JSON("unreadable-json", 400, "The body is not readable JSON"),
  UNREADABLE_CSV("unreadable-csv", 400, "The body is not readable CSV"),
  UNREADABLE_ZIP("unreadable-zip", 400, "The body is not a readable zip"),
  INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
  UNAUTHENTICATED("unauthenticated", 401, "The caller is not known"),
  FORBIDDEN("forbidden", 403, "The caller may not do this"),
  OWN_WORK("own-work", 403, "Somebody else has to approve this"),
  NOT_FOUND("not-found", 404, "There is nothing at this address"),
  UNKNOWN_CONTACT("unknown-contact", 404, "There is no such contact"),
  UNKNOWN_DECISION("unknown-decision", 404, "There is no such decision"),
  UNKNOWN_RULE_SET("unknown-rule-set", 404, "There is no such rule set"),
  UNKNOWN_VERSION("unknown-version", 404, "There is no such version of the rule set"),
  UNKNOWN_DRAFT("unknown-draft", 404, "There is no such draft"),
  UNKNOWN_FILE("unknown-file", 404, "There is no such file"),
  UNKNOWN_TABLE("unknown-table", 404, "There is no such decision table in the file"),
  UNKNOWN_FINDING("unknown-finding", 404, "There is no such finding"),
  UNKNOWN_ACTIVATION("unknown-activation", 404, "There is no such activation to come"),
  UNKNOWN_IMPACT("unknown-impact", 404, "There is no such impact"),
  UNKNOWN_CAMPAIGN("unknown-campaign", 404, "There is no such campaign"),
  UNKNOWN_SHADOW("unknown-shadow", 404, "There is no such shadow"),
  UNKNOWN_RAMP("unknown-ramp", 404, "There is no such ramp"),
  UNKNOWN_EXPERIMENT("unknown-experiment", 404, "There is no such experiment"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "This address does not take this method"),
  NOT_ACCEPTABLE("not-acceptable", 406, "The answer cannot be given in the media type asked for"),
  CONFLICT("conflict", 409, "Somebody else changed this in the meantime"),
  REQUEST_IN_PROGRESS("request-in-progress", 409, "The same request is still being worked on"),
  DRAFT_CLOSED("draft-closed", 409, "The draft has been published and cannot be changed"),
  NOT_APPROVED("not-approved", 409, "The draft has not been approved as it is"),
  IMPACT_MISSING("impact-missing", 409, "It is not known yet what this would change"),
  SECOND_APPROVAL_NEEDED("second-approval-needed", 409, "A second person has to approve this"),
  NOT_SUBMITTED("not-submitted", 409, "The draft is not waiting for approval"),
  CAMPAIGN_EXISTS("campaign-exists", 409, "There is a campaign with this key already"),
  CAMPAIGN_IN_USE("campaign-in-use", 409, "Decisions were made under the campaign"),
  CAMPAIGN_NOT_RUNNING("campaign-not-running", 409, "The campaign does not run at this time"),
  EXPERIMENT_EXISTS("experiment-exists", 409, "There is an experiment of this key already"),
  EXPERIMENT_STATE("experiment-state", 409, "The experiment cannot be changed like this now"),
  TOO_MANY_SHADOWS("too-many-shadows", 409, "Enough shadows are running"),
  NAMESPACE_FULL("namespace-full", 409, "The namespace has not enough free for this"),
  STALE("stale", 412, "Somebody else saved this in the meantime"),
  TOO_LARGE("too-large", 413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's media type is not supported"),
  INVALID_FACTS("invalid-facts", 422, "A fact does not fit what the rule set declares"),
  EVALUATION_FAILED("evaluation-failed", 422, "The rules could not be evaluated for these facts"),
  BUDGET_EXCEEDED("budget-exceeded", 422, "The rules take more than an evaluation may"),
  IDEMPOTENCY_KEY_REUSED(
      "idempotency-key-reused", 422, "The idempotency key belongs to another request"),
  RULES_REJECTED("rules-rejected", 422, "The rule set cannot be used as it is"),
  EXPERIMENT_REJECTED("experiment-rejected", 422, "The experiment cannot run as it is"),
  TABLE_REJECTED("table-rejected", 422, "The table cannot be read or changed like this"),
  SCENARIO_NOT_POSSIBLE(
      "scenario-not-possible", 422, "The decision rests on what a scenario may not hold"),
  FINDING_NOT_ACCEPTABLE("finding-not-acceptable", 422, "An error cannot be accepted"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many tries"),
  INTERNAL("internal", 500, "Something went wrong on our side"),
  UNAVAILABLE("unavailable", 503, "The service cannot answer right now");

  private final String code;
  private final int status;
  private final String title;

  ProblemType(String code, int status, String title) {
    this.code = code;
    this.status = status;
    this.title = title;
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** A relative reference to the documentation's section, as RFC 9457 allows. */
  public String uri() {
    return "/problems#" + code;
  }
}
