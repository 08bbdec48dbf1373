/**
 * Results as users and programs read them: table, JSON, CSV, Arrow.
 *
 * <p>Takes the rows of a search; gives bytes. Knows nothing of how rows came about.
 */
package dev.karst.cli.format;
