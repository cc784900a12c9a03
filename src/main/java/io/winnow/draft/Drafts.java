package io.winnow.draft;

import io.winnow.audit.Audit;
import io.winnow.core.rule.RuleSource;
import io.winnow.platform.http.ETag;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The door to drafts and their files. */
@ApplicationScoped
public class Drafts {

  private static final String KEY = "[a-z0-9][a-z0-9-]{0,63}";

  private final RuleSets ruleSets;
  private final Authors authors;
  private final Audit audit;
  private final Clock clock;

  Drafts(RuleSets ruleSets, Authors authors, Audit audit, Clock clock) {
    this.ruleSets = ruleSets;
    this.authors = authors;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Begins a draft with the files of a version, or with none for a rule set that does not exist
   * yet.
   *
   * @param from null: the live version
   * @throws ProblemException unknown-version, unknown-rule-set
   */
  @Transactional
  public DraftInfo begin(String ruleSet, Integer from, String comment, String author) {
    Integer base = from;
    if (base == null && ruleSets.exists(checkedKey(ruleSet))) {
      base = ruleSets.latest(ruleSet);
    }
    Bundle files =
        base == null ? new Bundle(List.of()) : ruleSets.bundle(checkedKey(ruleSet), base);
    DraftEntity draft = create(ruleSet, base, files, comment, author);
    record(draft, "draft-begun", author, Map.of("from", base == null ? "nothing" : "" + base));
    return info(draft);
  }

  /** Begins a draft with files of the author's own, which is a change of all of them. */
  @Transactional
  public DraftInfo begin(String ruleSet, Bundle files, String comment, String author) {
    Integer base = ruleSets.exists(checkedKey(ruleSet)) ? ruleSets.latest(ruleSet) : null;
    DraftEntity draft = create(ruleSet, base, files, comment, author);
    DraftEntity.flush();
    authors.changed(draft.id, author, ruleSet, draft.hash);
    record(draft, "draft-begun", author, Map.of("from", "files of the author's own"));
    return info(draft);
  }

  private DraftEntity create(
      String ruleSet, Integer base, Bundle files, String comment, String author) {
    DraftEntity draft = new DraftEntity();
    draft.id = UUID.randomUUID();
    draft.ruleSet = ruleSet;
    draft.base = base;
    draft.author = author;
    draft.comment = comment;
    draft.createdAt = now();
    draft.edited(files.hash(), author, draft.createdAt);
    draft.persist();
    for (RuleSource file : files.files()) {
      write(draft, file, null, author);
    }
    return draft;
  }

  private static String checkedKey(String ruleSet) {
    if (!ruleSet.matches(KEY)) {
      throw ProblemException.invalid(
          "invalid-value",
          "The key of a rule set has lower-case letters, digits and hyphens, 64 at most.",
          "key");
    }
    return ruleSet;
  }

  /** The drafts of a rule set, oldest first, without their files. */
  @Transactional
  public List<DraftInfo> list(String ruleSet) {
    return DraftEntity.of(ruleSet).stream()
        .map(draft -> draft.info(authors.of(ruleSet, draft.hash), List.of()))
        .toList();
  }

  /**
   * @throws ProblemException unknown-draft
   */
  @Transactional
  public DraftInfo find(String ruleSet, String id) {
    return info(draft(ruleSet, id, false));
  }

  private DraftInfo info(DraftEntity draft) {
    DraftEntity.flush();
    return draft.info(authors.of(draft.ruleSet, draft.hash), DraftFileEntity.infos(draft.id));
  }

  /**
   * Deletes a draft and its files; who wrote them stays known.
   *
   * @throws ProblemException unknown-draft, draft-closed
   */
  @Transactional
  public void delete(String ruleSet, String id, String actor) {
    DraftEntity draft = open(ruleSet, id);
    draft.delete();
    record(draft, "draft-deleted", actor, Map.of());
  }

  /**
   * @throws ProblemException unknown-draft
   */
  @Transactional
  public DraftFiles files(String ruleSet, String id) {
    DraftEntity draft = draft(ruleSet, id, false);
    List<DraftFileEntity> rows = DraftFileEntity.of(draft.id);
    Map<String, String> etags = new HashMap<>();
    rows.forEach(row -> etags.put(row.id.path(), row.etag));
    return new DraftFiles(
        ruleSet,
        id,
        draft.hash,
        rows.stream().map(DraftFileEntity::source).toList(),
        etags,
        draft.base);
  }

  /**
   * One file.
   *
   * @throws ProblemException unknown-draft, unknown-file
   */
  @Transactional
  public RuleSource file(String ruleSet, String id, String path) {
    DraftFileEntity row = DraftFileEntity.of(draft(ruleSet, id, false).id, path);
    if (row == null) {
      throw unknownFile(path);
    }
    return row.source();
  }

  /**
   * A file that was saved.
   *
   * @param etag its new ETag, without quotes
   */
  public record Saved(String etag, boolean created) {}

  /**
   * Saves one file in its canonical form; what is saved already changes nothing.
   *
   * @param ifMatch the ETag that the author read, with or without quotes; null: whatever is there
   * @throws ProblemException unknown-draft, draft-closed, stale, rules-rejected for what no rule
   *     set can hold
   */
  @Transactional
  public Saved save(
      String ruleSet, String id, String path, byte[] content, String ifMatch, String author) {
    DraftLimits.check(path, content.length);
    DraftEntity draft = open(ruleSet, id);
    DraftFileEntity row = DraftFileEntity.of(draft.id, path);
    ETag.check(ifMatch, row == null ? null : row.etag);
    return save(draft, row, path, content, author);
  }

  /**
   * Saves a file that must not be there yet.
   *
   * @throws ProblemException as {@link #save}
   */
  @Transactional
  public Saved add(String ruleSet, String id, String path, byte[] content, String author) {
    DraftLimits.check(path, content.length);
    DraftEntity draft = open(ruleSet, id);
    DraftFileEntity row = DraftFileEntity.of(draft.id, path);
    if (row != null) {
      throw ProblemException.stale(
          "If-None-Match is *, but the file exists.", ETag.quoted(row.etag));
    }
    return save(draft, null, path, content, author);
  }

  private Saved save(
      DraftEntity draft, DraftFileEntity row, String path, byte[] content, String author) {
    RuleSource file = Bundle.canonical(new RuleSource(path, content));
    String etag = Bundle.etag(file);
    if (row == null || !row.etag.equals(etag)) {
      write(draft, file, row, author);
      edited(draft, author);
      record(draft, "file-saved", author, Map.of("path", path));
    }
    return new Saved(etag, row == null);
  }

  /**
   * @param ifMatch as in {@link #save}
   * @throws ProblemException unknown-draft, unknown-file, draft-closed, stale
   */
  @Transactional
  public void remove(String ruleSet, String id, String path, String ifMatch, String author) {
    DraftEntity draft = open(ruleSet, id);
    DraftFileEntity row = DraftFileEntity.of(draft.id, path);
    if (row == null) {
      throw unknownFile(path);
    }
    ETag.check(ifMatch, row.etag);
    row.delete();
    edited(draft, author);
    record(draft, "file-removed", author, Map.of("path", path));
  }

  private void write(DraftEntity draft, RuleSource file, DraftFileEntity row, String author) {
    DraftFileEntity written = row == null ? new DraftFileEntity() : row;
    written.id = row == null ? new DraftFileEntity.Id(draft.id, file.path()) : row.id;
    written.content = file.bytes();
    written.etag = Bundle.etag(file);
    written.savedBy = author;
    written.savedAt = now();
    written.persist();
  }

  private void edited(DraftEntity draft, String author) {
    Bundle files =
        new Bundle(DraftFileEntity.of(draft.id).stream().map(DraftFileEntity::source).toList());
    DraftLimits.check(files);
    draft.edited(files.hash(), author, now());
    ApprovalEntity.clear(draft.id);
    DraftEntity.flush();
    authors.changed(draft.id, author, draft.ruleSet, draft.hash);
  }

  private void record(DraftEntity draft, String action, String actor, Map<String, String> details) {
    audit.record(actor, action, subject(draft), draft.hash, details);
  }

  static String subject(DraftEntity draft) {
    return "rule-set/" + draft.ruleSet + "/draft/" + draft.id;
  }

  /** A draft that can be changed, locked against others who change it. */
  DraftEntity open(String ruleSet, String id) {
    DraftEntity draft = draft(ruleSet, id, true);
    if (draft.state() == DraftState.PUBLISHED) {
      throw new ProblemException(
          ProblemType.DRAFT_CLOSED, "It is version " + draft.version + " of '" + ruleSet + "'.");
    }
    return draft;
  }

  private static DraftEntity draft(String ruleSet, String id, boolean forChange) {
    DraftEntity draft = null;
    try {
      draft = DraftEntity.find(UUID.fromString(id), forChange);
    } catch (IllegalArgumentException e) {
      // no id of ours
    }
    if (draft == null || !draft.ruleSet.equals(ruleSet)) {
      throw new ProblemException(
          ProblemType.UNKNOWN_DRAFT, "Rule set '" + ruleSet + "' has no draft '" + id + "'.");
    }
    return draft;
  }

  private static ProblemException unknownFile(String path) {
    return new ProblemException(ProblemType.UNKNOWN_FILE, "The draft has no file '" + path + "'.");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
