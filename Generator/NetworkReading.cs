using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Reading;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator;

/// <summary>What the generator reads of a declaration.</summary>
/// <param name="Spec">What is completed; null where no part can be added.</param>
/// <param name="Findings">The errors that the generator reports.</param>
internal sealed record NetworkReading(NetworkSpec? Spec, EquatableArray<Finding> Findings)
{
    /// <summary>Reads. If that fails, the members alone are read, for a shell.</summary>
    /// <param name="type">The class.</param>
    /// <param name="compilation">What declares it.</param>
    /// <param name="token">Ends the reading.</param>
    /// <param name="read">How it is read; null if it is none of ours.</param>
    public static NetworkReading? Of(INamedTypeSymbol type, Compilation compilation, CancellationToken token, Func<Findings, NetworkSpec?> read)
    {
        var findings = new Findings(null, token);
        NetworkSpec? spec = null;
        if (Guarded.Catch(() => spec = read(findings)) is { } failure)
        {
            Guarded.Catch(() => spec = NetworkReader.Outline(type, compilation, new Findings(null, token)));
            return new(Completable(spec), new[] { Guarded.Failure(type, failure) }.ToEquatable());
        }

        return spec is null ? null : new(Completable(spec), findings.OfDeclaration.ToEquatable());
    }

    private static NetworkSpec? Completable(NetworkSpec? spec) => spec?.Type.CanBeCompleted == true ? spec : null;
}
