package io.winnow.engine.grid;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the children of one kind in order. Blanks and comments before a child go with it, a comment
 * behind it on the same line, too; a new child is set off as its neighbours are.
 */
final class Siblings {

  private static final String STEP = "  ";

  private Siblings() {}

  /**
   * @param old the children of one kind as they are; may be empty
   * @param wanted the same kind of children as they shall be, old and new ones
   * @param behind where the first child of its kind goes: behind the last of these kinds
   */
  static void arrange(
      XmlElement parent, List<XmlElement> old, List<XmlElement> wanted, String... behind) {
    if (old.equals(wanted)) {
      return;
    }
    List<Object> content = parent.content();
    int first = old.isEmpty() ? anchor(parent, behind) : start(content, old.get(0));
    int end = old.isEmpty() ? first : content.indexOf(old.get(old.size() - 1)) + 1;
    List<Object> arranged = new ArrayList<>(content.subList(0, first));
    Map<XmlElement, List<Object>> groups = groups(content.subList(first, end), old, arranged);
    List<Object> rest = new ArrayList<>(content.subList(end, content.size()));
    if (!old.isEmpty() && !rest.isEmpty() && rest.get(0) instanceof String text) {
      String remark = remark(text);
      groups.get(old.get(old.size() - 1)).add(remark);
      rest.set(0, text.substring(remark.length()));
    }
    String indent = old.isEmpty() ? indent(parent) : blank(groups.get(old.get(0)).get(0));
    for (XmlElement element : wanted) {
      List<Object> group = groups.get(element);
      if (group == null) {
        arranged.add(indent);
        arranged.add(element);
      } else {
        arranged.addAll(group);
      }
    }
    if (rest.isEmpty() && !wanted.isEmpty() && old.isEmpty()) {
      rest = List.of(blank(indent(parent).replaceFirst(STEP + "$", "")));
    }
    arranged.addAll(rest);
    parent.setContent(arranged);
  }

  /** Puts a new child behind the last child of the given kinds, or at the begin. */
  static void insert(XmlElement parent, XmlElement child, String... behind) {
    arrange(parent, List.of(), List.of(child), behind);
  }

  static void remove(XmlElement parent, XmlElement child) {
    arrange(parent, List.of(child), List.of());
  }

  /**
   * Each old child with all that stands between it and the one before.
   *
   * @param head gets what belongs to the child before the first
   */
  private static Map<XmlElement, List<Object>> groups(
      List<Object> pieces, List<XmlElement> old, List<Object> head) {
    Map<XmlElement, List<Object>> groups = new IdentityHashMap<>();
    List<Object> before = new ArrayList<>();
    List<Object> last = head;
    for (Object piece : pieces) {
      if (before.isEmpty() && piece instanceof String text) {
        String remark = remark(text);
        if (!remark.isEmpty()) {
          last.add(remark);
        }
        before.add(text.substring(remark.length()));
      } else {
        before.add(piece);
      }
      if (piece instanceof XmlElement element && old.contains(element)) {
        last = before;
        groups.put(element, before);
        before = new ArrayList<>();
      }
    }
    return groups;
  }

  /** A comment behind an element, on its line. */
  private static String remark(String text) {
    int line = text.indexOf('\n');
    String head = line < 0 ? "" : text.substring(0, line);
    return head.isBlank() || head.lastIndexOf("<!--") > head.lastIndexOf("-->")
        ? ""
        : head.stripTrailing();
  }

  private static int start(List<Object> content, XmlElement first) {
    int at = content.indexOf(first);
    return at > 0 && content.get(at - 1) instanceof String ? at - 1 : at;
  }

  private static int anchor(XmlElement parent, String... behind) {
    int at = 0;
    List<Object> content = parent.content();
    for (int i = 0; i < content.size(); i++) {
      if (content.get(i) instanceof XmlElement element
          && List.of(behind).contains(element.localName())) {
        at = i + 1;
      }
    }
    return at;
  }

  /** What a child of this element is set off with: as its others are, else one step deeper. */
  static String indent(XmlElement parent) {
    if (parent.content().size() > 1 && parent.content().get(0) instanceof String text) {
      return blank(text);
    }
    if (!parent.elements().isEmpty()) {
      return "";
    }
    String own = before(parent);
    return own.indexOf('\n') < 0 ? "" : own + STEP;
  }

  /** The blanks that an element is set off with. */
  static String before(XmlElement element) {
    if (element.parent() == null) {
      return "\n";
    }
    List<Object> around = element.parent().content();
    int at = around.indexOf(element);
    return at > 0 ? blank(around.get(at - 1)) : "";
  }

  /** The line end and blanks that a piece ends with. */
  private static String blank(Object piece) {
    if (!(piece instanceof String text)) {
      return "";
    }
    int line = text.lastIndexOf('\n');
    if (line > 0 && text.charAt(line - 1) == '\r') {
      line--;
    }
    String end = line < 0 ? text : text.substring(line);
    return end.isBlank() ? end : "";
  }
}
