package io.winnow.impact;

/** What both sides decide about a contact. */
record Pair(String contact, Verdict before, Verdict after) {}
