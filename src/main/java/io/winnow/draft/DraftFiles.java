package io.winnow.draft;

import io.winnow.core.rule.RuleSource;
import java.util.List;
import java.util.Map;

/**
 * The files of a draft at one moment.
 *
 * @param hash {@code sha256:…} over the canonical files
 * @param files sorted by path
 * @param etags by path, without quotes
 * @param from the version that the draft was made from; null: none
 */
public record DraftFiles(
    String ruleSet,
    String id,
    String hash,
    List<RuleSource> files,
    Map<String, String> etags,
    Integer from) {

  public DraftFiles {
    files = List.copyOf(files);
    etags = Map.copyOf(etags);
  }
}
