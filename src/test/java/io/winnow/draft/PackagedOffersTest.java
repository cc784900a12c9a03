package io.winnow.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.winnow.core.rule.RuleSource;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.RuleSets;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PackagedOffersTest {

  @Inject PackagedOffers offers;
  @Inject RuleSets ruleSets;
  @Inject Drafts drafts;

  @Test
  void whatIsPublishedAlreadyIsNotOffered() {
    assertThat(ruleSets.packaged()).containsKey("hillstrom");
    assertThat(offers.offer("hillstrom", ruleSets.packaged().get("hillstrom"))).isFalse();
  }

  @Test
  void changedRulesAreOfferedOnceAndNotPutInService() {
    List<RuleSource> files = new ArrayList<>(ruleSets.packaged().get("hillstrom").files());
    files.add(RuleSource.of("scenarios/" + UUID.randomUUID() + ".yaml", "sentence: New\n"));
    Bundle changed = new Bundle(files);
    int before = drafts.list("hillstrom").size();
    assertThat(offers.offer("hillstrom", changed)).isTrue();
    assertThat(offers.offer("hillstrom", changed)).isFalse();
    List<DraftInfo> all = drafts.list("hillstrom");
    assertThat(all).hasSize(before + 1);
    DraftInfo offered = all.get(before);
    assertThat(offered.author()).isEqualTo("release");
    assertThat(offered.authors()).containsExactly("release");
    assertThat(offered.hash()).isEqualTo(changed.hash());
    assertThat(offered.comment()).isNotBlank();
    assertThat(ruleSets.find("hillstrom").live()).isEqualTo(1);
    drafts.delete("hillstrom", offered.id(), "anna");
    assertThat(offers.offer("hillstrom", changed)).as("once is enough").isFalse();
  }
}
