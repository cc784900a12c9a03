/**
 * Campaigns: whom to address, how often, and what came of it.
 *
 * <p>{@link io.winnow.campaign.Campaigns} is the door. What campaigns ask of decisions is asked in
 * the decision log's transaction, through the port {@link io.winnow.decision.CampaignRules}.
 */
package io.winnow.campaign;
