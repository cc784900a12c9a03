package io.winnow.core.rule;

/**
 * Why a conclusion was drawn.
 *
 * @param source the file, such as {@code segments.dmn}
 * @param rule {@code decision#row} with the row counted from 1, or the rule's name in a DRL or XLSX
 *     file
 * @param text the author's annotation or reason; empty when there is none
 */
public record Reason(String source, String rule, String text) {}
