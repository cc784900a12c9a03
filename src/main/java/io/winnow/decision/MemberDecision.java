package io.winnow.decision;

import io.winnow.platform.problem.Problem;

/**
 * What came of deciding about a member of a campaign.
 *
 * @param json the decision as it is logged; null with a problem
 * @param problem null with a decision
 */
public record MemberDecision(String contactId, byte[] json, Problem problem) {}
