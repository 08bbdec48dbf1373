/**
 * Puts what is stored in the place of what is named: scans and search-time fields for events,
 * summaries or their computation for datasets.
 *
 * <p>Takes plans with {@code Events} and {@code Dataset} leaves and a {@link
 * dev.karst.resolve.Catalog}; gives plans whose leaves can be run. Must not know how.
 */
package dev.karst.resolve;
