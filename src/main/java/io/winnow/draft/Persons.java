package io.winnow.draft;

import io.winnow.platform.security.Account;
import io.winnow.platform.security.Makers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Who stands behind whom: a key acts for the person who made it. The first key, which the
 * configuration makes, is nobody's and there to hand out others, so those that it made are as many
 * persons; and so are those that somebody made whom nobody asked who they are.
 */
@ApplicationScoped
class Persons {

  private final Makers makers;

  Persons(Makers makers) {
    this.makers = makers;
  }

  /** Whether that name, or somebody who is the same person, is one of these. */
  boolean isOneOf(String name, Collection<String> others) {
    String person = person(line(name));
    return others.stream().anyMatch(other -> person(line(other)).equals(person));
  }

  /** These without those who are somebody before them under another name. */
  List<String> distinct(List<String> names) {
    List<String> persons = new ArrayList<>();
    return names.stream()
        .filter(
            name -> {
              String person = person(line(name));
              boolean another = !persons.contains(person);
              persons.add(person);
              return another;
            })
        .toList();
  }

  private List<String> line(String name) {
    List<String> line = new ArrayList<>();
    line.add(name);
    line.addAll(makers.of(name));
    return line;
  }

  /** The user at the end of the line; else the key nearest to it that somebody was handed. */
  private static String person(List<String> line) {
    int last = line.size() - 1;
    int handedOut =
        switch (line.get(last)) {
          case Account.CONFIGURATION -> last - 2;
          case Account.ANONYMOUS -> last - 1;
          default -> last;
        };
    return line.get(Math.max(0, handedOut));
  }
}
