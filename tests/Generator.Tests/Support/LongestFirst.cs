using Backpropamine.Generator.Tests.Behaviour;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Backpropamine.Generator.Tests.Support.LongestFirst", "Generator.Tests")]

namespace Backpropamine.Generator.Tests.Support;

/// <summary>Begins with the collection that takes longest, which is half of all: with any other order one processor would be idle in the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName == nameof(DrawsCollection)).ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
