using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Harness;

/// <summary>A generator for classes marked <c>[Network]</c>, as good or bad as a test wants it.</summary>
/// <param name="transform">Makes the tracked step's value.</param>
/// <param name="emit">Makes the text from it.</param>
internal sealed class ToyGenerator(Func<INamedTypeSymbol, object> transform, Func<object, string> emit) : IIncrementalGenerator
{
    /// <summary>The name of the tracked step.</summary>
    public const string Step = "Toy";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<object> values = context.SyntaxProvider
            .ForAttributeWithMetadataName("Backpropamine.NetworkAttribute", (_, _) => true, (found, _) => transform((INamedTypeSymbol)found.TargetSymbol))
            .WithTrackingName(Step);
        context.RegisterSourceOutput(values, (output, value) => output.AddSource("Toy.g.cs", emit(value)));
    }
}
