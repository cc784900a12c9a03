package io.winnow.offline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A contact of a past campaign.
 *
 * @param arm what the lot gave it: an offer's id, or the name for no offer
 * @param propensity the chance with which the lot gave that arm to this contact
 * @param outcomes what came of it, by name: 0 or 1, or money
 * @param request the contact as it was then, as for {@code /v1/decisions}
 */
public record PastRow(
    String arm, Double propensity, Map<String, Double> outcomes, JsonNode request) {}
