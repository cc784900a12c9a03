package io.winnow.core.decision;

/** An offer that was proposed and lost, with the stage it lost at and why. */
public record Rejection(String offer, Stage stage, String text) {}
