package io.winnow.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.winnow.platform.problem.ProblemException;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.Published;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may agree to what, by what they had a hand in. */
@QuarkusTest
class FourEyesTest {

  @Inject Drafts drafts;
  @Inject Reviews reviews;
  @Inject Publishing publishing;

  private String key;

  @BeforeEach
  void newRuleSet() {
    key = "eyes-" + UUID.randomUUID();
  }

  private String begin(Bundle files, String author) {
    return drafts.begin(key, files, null, author).id();
  }

  private void save(String draft, String segment, String author) {
    String etag = drafts.files(key, draft).etags().get("tiny.dmn");
    drafts.save(key, draft, "tiny.dmn", TinyRules.dmn(segment).getBytes(), etag, author);
  }

  private void submit(String draft, String actor) {
    reviews.submit(key, draft, ReviewRequest.NONE, actor);
  }

  private void approve(String draft, String actor) {
    reviews.approve(key, draft, ReviewRequest.NONE, actor);
  }

  private Published publish(String draft, String actor) {
    try {
      return publishing.publish(key, draft, ReviewRequest.NONE, actor).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }

  private static void assertRefused(String code, Runnable step) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  private DraftState state(String draft) {
    return drafts.find(key, draft).state();
  }

  @Test
  void nothingIsPublishedWithoutApproval() {
    String draft = begin(TinyRules.bundle(key, "one"), "anna");
    assertRefused("not-approved", () -> publish(draft, "bert"));
    submit(draft, "anna");
    assertRefused("not-approved", () -> publish(draft, "bert"));
    assertRefused("own-work", () -> approve(draft, "anna"));
    approve(draft, "bert");
    assertThat(publish(draft, "anna").version()).isEqualTo(1);
  }

  @Test
  void everyAuthorIsExcludedNotOnlyTheLast() {
    String draft = begin(TinyRules.bundle(key, "one"), "anna");
    save(draft, "one", "bert");
    save(draft, "two", "bert");
    save(draft, "one", "carl");
    submit(draft, "dora");
    for (String author : new String[] {"anna", "bert", "carl"}) {
      assertRefused("own-work", () -> approve(draft, author));
    }
    approve(draft, "dora");
    assertThat(state(draft)).isEqualTo(DraftState.APPROVED);
  }

  @Test
  void sameContentInAnotherDraftMakesAnAuthor() {
    String first = begin(TinyRules.bundle(key, "one"), "anna");
    begin(TinyRules.bundle(key, "one"), "bert");
    submit(first, "anna");
    assertRefused("own-work", () -> approve(first, "bert"));
    drafts.delete(key, begin(TinyRules.bundle(key, "one"), "carl"), "carl");
    assertRefused("own-work", () -> approve(first, "carl"));
    approve(first, "dora");
    begin(TinyRules.bundle(key, "one"), "dora");
    assertRefused("not-approved", () -> publish(first, "anna"));
  }

  @Test
  void anyEditTakesTheApprovalBack() {
    String draft = begin(TinyRules.bundle(key, "one"), "anna");
    submit(draft, "anna");
    save(draft, "one", "anna");
    assertThat(state(draft)).as("nothing changed").isEqualTo(DraftState.SUBMITTED);
    approve(draft, "bert");
    save(draft, "two", "anna");
    assertThat(state(draft)).isEqualTo(DraftState.DRAFT);
    assertThat(drafts.find(key, draft).reviewed()).isNull();
    assertRefused("not-approved", () -> publish(draft, "anna"));
    assertRefused("not-submitted", () -> approve(draft, "bert"));
    save(draft, "one", "anna");
    assertRefused("not-approved", () -> publish(draft, "anna"));
  }

  @Test
  void rejectionSaysWhyAndEndsWithTheNextEdit() {
    String draft = begin(TinyRules.bundle(key, "one"), "anna");
    assertRefused("not-submitted", () -> reject(draft, "no"));
    submit(draft, "anna");
    assertRefused("invalid-request", () -> reject(draft, " "));
    reject(draft, "the second row never fires");
    assertThat(drafts.find(key, draft).reviewed().comment())
        .isEqualTo("the second row never fires");
    assertRefused("not-approved", () -> publish(draft, "bert"));
    save(draft, "two", "anna");
    assertThat(state(draft)).isEqualTo(DraftState.DRAFT);
  }

  private void reject(String draft, String comment) {
    reviews.reject(key, draft, new ReviewRequest(comment, null, null), "bert");
  }

  @Test
  void approvalIsOfTheFilesThatWereSeen() {
    String draft = begin(TinyRules.bundle(key, "one"), "anna");
    String seen = drafts.find(key, draft).hash();
    save(draft, "two", "anna");
    submit(draft, "anna");
    assertRefused(
        "stale", () -> reviews.approve(key, draft, new ReviewRequest(null, seen, null), "bert"));
    String now = drafts.find(key, draft).hash();
    assertThatCode(() -> reviews.approve(key, draft, new ReviewRequest(null, now, null), "bert"))
        .doesNotThrowAnyException();
  }

  @Test
  void unchangedFilesOfAVersionAreTheWorkOfTheirAuthors() {
    String first = begin(TinyRules.bundle(key, "one"), "anna");
    submit(first, "anna");
    approve(first, "bert");
    publish(first, "anna");
    String again = drafts.begin(key, 1, null, "carl").id();
    submit(again, "carl");
    assertRefused("own-work", () -> approve(again, "anna"));
    approve(again, "carl");
    assertThat(publish(again, "carl").version()).isEqualTo(2);
  }

  @Test
  void whoBeganADraftOfFilesThatNobodyWroteHereIsTheirAuthor() {
    key = "caps";
    String draft = drafts.begin(key, 1, null, "anna").id();
    submit(draft, "bert");
    assertRefused("own-work", () -> approve(draft, "anna"));
    approve(draft, "bert");
  }
}
