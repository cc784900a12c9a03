package io.winnow.impact;

import java.util.BitSet;

/**
 * What both sides decide about a contact.
 *
 * @param affected indexes of the findings about the rules after that are about it
 */
record Pair(String contact, Verdict before, Verdict after, BitSet affected) {}
