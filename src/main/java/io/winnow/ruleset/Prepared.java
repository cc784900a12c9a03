package io.winnow.ruleset;

/**
 * Files that were compiled and tested and can be put in service.
 *
 * @param outcome keeps the program from being dropped until then
 */
public record Prepared(String ruleSet, String hash, Bundle files, Outcome outcome) {}
