package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.syntax.Stage;

/**
 * A command of a pipeline, with the plans before and behind it: what is known of its fields.
 *
 * @param input null where the command is the first
 */
public record Step(Stage stage, Plan input, Plan output) {}
