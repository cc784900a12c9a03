package io.winnow.campaign;

import io.winnow.core.decision.Hold;
import io.winnow.core.decision.Stage;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.Findings.SegmentMatch;
import io.winnow.decision.CampaignRules.Asked;
import io.winnow.decision.CampaignRules.Terms;
import io.winnow.platform.database.Exchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What some campaigns ask of some decisions. Belongs to one thread and one transaction. */
final class CampaignTerms implements Terms {

  private record Member(String campaign, String contactId) {
    static Member of(Asked asked) {
      return new Member(asked.campaign(), asked.contactId());
    }
  }

  private record Added(UUID decision, Asked asked, String offer) {}

  private static final String ADD =
      """
      insert into campaign_decision (decision_id, campaign, contact_id, at, offer, member)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
                           ?::boolean[])
      """;

  private final Map<String, Campaign> campaigns;
  private final Map<Member, byte[]> earlier = new HashMap<>();
  private final Map<String, List<Touch>> touches = new HashMap<>();
  private final List<Added> added = new ArrayList<>();

  CampaignTerms(Map<String, Campaign> campaigns) {
    this.campaigns = campaigns;
  }

  void put(Asked member, byte[] answer) {
    earlier.put(Member.of(member), answer);
  }

  void put(String contact, Touch touch) {
    touches.computeIfAbsent(contact, id -> new ArrayList<>()).add(touch);
  }

  @Override
  public byte[] earlier(Asked asked) {
    return asked.member() ? earlier.get(Member.of(asked)) : null;
  }

  @Override
  public List<Hold> holds(Asked asked, Findings findings) {
    Campaign campaign = campaigns.get(asked.campaign());
    if (campaign == null) {
      return List.of();
    }
    String stopped = campaign.stopped(asked.at());
    if (stopped != null) {
      return List.of(new Hold(Hold.EVERY_OFFER, Stage.DATES, stopped));
    }
    // a member has been told by the live version, whichever variant decides
    if (!asked.member() && !campaign.audience().has(segments(findings))) {
      return List.of(
          new Hold(
              Hold.EVERY_OFFER,
              Stage.EXCLUSION,
              "The contact is not in the audience of campaign " + campaign.key() + "."));
    }
    return policies(campaign, asked);
  }

  private List<Hold> policies(Campaign campaign, Asked asked) {
    List<Touch> before =
        asked.contactId() == null ? List.of() : touches.getOrDefault(asked.contactId(), List.of());
    if (campaign.frequency() != null) {
      String exceeded = campaign.frequency().exceeded(before, asked.at());
      if (exceeded != null) {
        return List.of(new Hold(Hold.EVERY_OFFER, Stage.CAP, exceeded));
      }
    }
    return campaign.pause() == null ? List.of() : campaign.pause().holds(before, asked.at());
  }

  private static Set<String> segments(Findings findings) {
    return findings.segments().stream().map(SegmentMatch::segment).collect(Collectors.toSet());
  }

  @Override
  public void decided(Asked asked, UUID decision, String offer, byte[] answer) {
    if (!campaigns.containsKey(asked.campaign())) {
      return;
    }
    added.add(new Added(decision, asked, offer));
    if (asked.member()) {
      put(asked, answer);
    }
    if (offer != null && asked.contactId() != null) {
      put(asked.contactId(), new Touch(offer, asked.at(), false, null));
    }
  }

  @Override
  public void write(Exchange exchange) {
    if (added.isEmpty()) {
      return;
    }
    exchange
        .statement(ADD)
        .uuids(added.stream().map(Added::decision))
        .texts(added.stream().map(a -> a.asked().campaign()))
        .texts(added.stream().map(a -> a.asked().contactId()))
        .times(added.stream().map(a -> a.asked().at()))
        .texts(added.stream().map(Added::offer))
        .booleans(added.stream().map(a -> a.asked().member()));
  }
}
