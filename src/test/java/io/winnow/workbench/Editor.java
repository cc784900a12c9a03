package io.winnow.workbench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;

/** The table editor of a page, as somebody sees and uses it. */
record Editor(Page page) {

  private static final String PASTE =
      """
      ([text, html]) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        if (html) data.setData('text/html', html);
        document.activeElement.dispatchEvent(
          new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
      }
      """;
  private static final String COPY =
      """
      (kind) => {
        const data = new DataTransfer();
        document.activeElement.dispatchEvent(
          new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true}));
        return data.getData(kind);
      }
      """;
  private static final int FAR = 120;

  Locator cell(int row, int column) {
    return page.locator("#cell-" + row + "-" + column);
  }

  Locator rows() {
    return page.locator("wn-grid tbody:not(.spacer) tr");
  }

  /** The cell with the focus. */
  Locator here() {
    return page.locator("wn-grid table:focus td.here");
  }

  /** The line below the table. */
  Locator state() {
    return page.locator("wn-table-editor .state");
  }

  Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  /** Types into the cell with the focus, and goes on to the one below. */
  void type(String text) {
    page.keyboard().type(text);
    press("Enter");
  }

  void paste(String text, String html) {
    page.evaluate(PASTE, Arrays.asList(text, html));
  }

  /** What the chosen cells are on a clipboard, as text/plain or text/html. */
  String copied(String kind) {
    return (String) page.evaluate(COPY, kind);
  }

  /** Presses a key (Tab or Shift+Tab) until something has the focus. */
  void walk(String key, Locator to) {
    for (int i = 0; i < FAR; i++) {
      press(key);
      if ((boolean) to.evaluate("element => element === document.activeElement")) {
        return;
      }
    }
    throw new AssertionError(to + " is not reached with " + key);
  }
}
