namespace Backpropamine.Package.Tests.Support;

/// <summary>The tests that use the packages.</summary>
[CollectionDefinition(Name)]
public sealed class PackagesCollection : ICollectionFixture<Packages>
{
    public const string Name = "Packages";
}
