package io.winnow.campaign;

import io.winnow.campaign.MemberQuery.Answered;
import io.winnow.contact.KnownContact;
import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ConsentState;
import io.winnow.decision.MemberDecision;
import io.winnow.decision.MemberRound;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;

/**
 * Goes through all contacts in the order of their ids and writes the members among them, each with
 * its decision. Some pages are under way at a time: memory does not grow with the campaign. What
 * was decided for a caller who went away is found when the stream is asked for again.
 */
final class MemberStream {

  private static final Logger LOG = Logger.getLogger(MemberStream.class);
  private static final int PAGE = 256;
  private static final int AHEAD = 4;
  private static final String USUAL_PURPOSE = "marketing";

  /**
   * @param earlier what members have got before
   * @param withdrawn those of them who got an offer and have withdrawn their consent since
   */
  private record Page(
      List<String> ids,
      Map<String, Answered> earlier,
      Set<String> withdrawn,
      CompletableFuture<Map<String, MemberDecision>> fresh) {}

  private final Members members;
  private final Campaign campaign;
  private final MemberRound round;
  private final MemberText text;
  private final Deque<Page> underWay = new ArrayDeque<>();
  private String last;
  private boolean more = true;

  MemberStream(
      Members members, Campaign campaign, MemberRound round, String after, MemberText text) {
    this.members = members;
    this.campaign = campaign;
    this.round = round;
    this.last = after;
    this.text = text;
  }

  /**
   * @throws IOException the caller went away, or not all could be decided
   */
  void write(OutputStream out) throws IOException {
    long written = 0;
    try {
      out.write(text.header());
      for (Page page = next(); page != null; page = next()) {
        for (MemberDecision member : lines(page)) {
          out.write(text.line(member));
          written++;
        }
        out.flush();
      }
      LOG.infof("event=members-done campaign=%s members=%d", campaign.key(), written);
    } catch (IOException | RuntimeException e) {
      LOG.infof(
          "event=members-broken-off campaign=%s members=%d reason=%s",
          campaign.key(), written, e.getClass().getSimpleName());
      throw new IOException(e);
    } finally {
      members.close();
    }
  }

  private Page next() {
    while (more && underWay.size() < AHEAD) {
      List<String> ids = members.after(last, PAGE);
      more = ids.size() == PAGE;
      if (!ids.isEmpty()) {
        last = ids.get(ids.size() - 1);
        underWay.add(page(ids));
      }
    }
    return underWay.poll();
  }

  private Page page(List<String> ids) {
    Map<String, Answered> earlier = members.decided(campaign, ids);
    List<String> others = ids.stream().filter(id -> !earlier.containsKey(id)).toList();
    return new Page(
        ids,
        earlier,
        withdrawn(earlier),
        others.isEmpty()
            ? CompletableFuture.completedFuture(Map.of())
            : round.decide(others, campaign.audience()::has));
  }

  private List<MemberDecision> lines(Page page) throws IOException {
    Map<String, MemberDecision> fresh = get(page.fresh());
    List<MemberDecision> lines = new ArrayList<>();
    for (String id : page.ids()) {
      if (fresh.containsKey(id)) {
        lines.add(fresh.get(id));
      } else if (page.earlier().containsKey(id) && !page.withdrawn().contains(id)) {
        lines.add(new MemberDecision(id, page.earlier().get(id).json(), null));
      }
    }
    return lines;
  }

  private static <T> T get(CompletableFuture<T> page) throws IOException {
    try {
      return page.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** To whoever has said no since, no offer is handed out again. */
  private Set<String> withdrawn(Map<String, Answered> earlier) {
    List<String> ids = earlier.keySet().stream().filter(id -> earlier.get(id).offered()).toList();
    Set<String> withdrawn = new TreeSet<>();
    if (!ids.isEmpty()) {
      Map<String, KnownContact> known = members.contacts().facts(ids, round.at(), ZoneOffset.UTC);
      ids.forEach(
          id -> {
            if (!known.containsKey(id) || refuses(known.get(id).consent())) {
              withdrawn.add(id);
            }
          });
    }
    return withdrawn;
  }

  private boolean refuses(Consent consent) {
    String purpose = campaign.purpose() == null ? USUAL_PURPOSE : campaign.purpose();
    return consent.purpose(purpose) == ConsentState.DENIED
        || campaign.channel() != null && consent.channel(campaign.channel()) == ConsentState.DENIED;
  }
}
