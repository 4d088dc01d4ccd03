using System.Reflection;
using Backpropamine.Generator.Tests.Support;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>Numbered models of which a quick run takes every fifth. Either part is compiled, in one batch, when it is first asked for.</summary>
/// <param name="declarations">What the models need.</param>
/// <param name="sources">The models.</param>
internal sealed class ModelsInParts(string declarations, IReadOnlyList<string> sources)
{
    private readonly Lazy<Assembly> _few = Compile(declarations, sources.Where((_, number) => IsFew(number)));
    private readonly Lazy<Assembly> _more = Compile(declarations, sources.Where((_, number) => !IsFew(number)));

    /// <summary>Every fifth.</summary>
    public TheoryData<int> Few { get; } = [.. Enumerable.Range(0, sources.Count).Where(IsFew)];

    /// <summary>All others.</summary>
    public TheoryData<int> More { get; } = [.. Enumerable.Range(0, sources.Count).Where(number => !IsFew(number))];

    /// <summary>The class of a model.</summary>
    public Type Class(int number, string name) => (IsFew(number) ? _few : _more).Value.GetType(name)!;

    private static bool IsFew(int number) => number % 5 == 0;

    private static Lazy<Assembly> Compile(string declarations, IEnumerable<string> sources) =>
        new(() => GeneratorHarness.Plastic.Run([declarations, .. sources]).Load());
}
