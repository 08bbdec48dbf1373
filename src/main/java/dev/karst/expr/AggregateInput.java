package dev.karst.expr;

import dev.karst.batch.Column;

/**
 * What an aggregate reads in one batch.
 *
 * @param values the field, or the eval expression's values; null where the aggregate has no field.
 *     Of a Boolean expression, TRUE is the number 1 and FALSE absent
 * @param times the batch's {@code _time}; absent values where there is none
 */
public record AggregateInput(Column values, Column times) {}
