package io.winnow.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.winnow.workbench.People.button;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A campaign is made and changed; nothing typed is lost on the way. */
@QuarkusTest
class CampaignBrowserTest {

  @RegisterExtension final Browser browser = new Browser();

  @Test
  void isMadeAndChangedInAForm() {
    Tiers tiers = new Tiers();
    String key = "c-" + UUID.randomUUID();
    Page page = browser.open("#/campaigns");
    button(page, "New campaign").click();
    page.getByLabel("Key").fill(key);
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("<b>Spring</b>");
    page.getByLabel("Rule set").fill(tiers.key);
    page.getByLabel("In any of these").fill("nonsense");
    page.getByLabel("Metric").selectOption("conversion");
    page.getByLabel("Target").fill("0.5");
    page.reload();
    button(page, "New campaign").click();
    assertThat(page.getByLabel("Key")).hasValue(key);
    button(page, "Create").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("nonsense");
    browser.looksGood("workbench-campaign-form");
    page.getByLabel("In any of these").fill("high, mid");
    button(page, "Create").click();
    assertThat(page.getByText("Campaign <b>Spring</b>")).isVisible();

    assertThat(page.getByText("Goal: conversion of 50%")).isVisible();
    button(page, "Change").click();
    page.getByLabel("At most so many offers").fill("1");
    page.getByLabel("within so many days", new Page.GetByLabelOptions().setExact(true))
        .first()
        .fill("7");
    button(page, "Save").click();
    assertThat(page.getByText("1 offer within 7 days at most")).isVisible();
    browser.open("#/campaigns");
    assertThat(page.getByText("<b>Spring</b>")).isVisible();
    browser.looksGood("workbench-campaigns");
  }
}
