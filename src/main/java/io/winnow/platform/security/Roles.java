package io.winnow.platform.security;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What callers may do. Named in annotations, so constants. */
public final class Roles {

  /** Reads everything but users and keys. */
  public static final String VIEWER = "viewer";

  /** Edits drafts, checks them, looks at what they change. */
  public static final String ANALYST = "analyst";

  /** Approves, publishes, activates. */
  public static final String APPROVER = "approver";

  /** Asks for decisions; sends contacts, events and outcomes. */
  public static final String CAMPAIGN = "campaign";

  /** Everything, users and keys included. */
  public static final String ADMIN = "admin";

  public static final List<String> ALL = List.of(VIEWER, ANALYST, APPROVER, CAMPAIGN, ADMIN);

  private Roles() {}

  /** The given roles with those that they imply: admin implies all, every role implies viewer. */
  public static Set<String> implied(Collection<String> given) {
    Set<String> roles = new TreeSet<>(given);
    roles.retainAll(ALL);
    if (roles.contains(ADMIN)) {
      roles.addAll(ALL);
    } else if (!roles.isEmpty()) {
      roles.add(VIEWER);
    }
    return roles;
  }
}
