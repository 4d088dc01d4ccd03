using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

/// <summary>The names of what belongs to a layer's plastic connections. Where several paths of its cell are plastic, each name begins with the path's.</summary>
/// <param name="Path">The path; empty where it is the only plastic one.</param>
internal sealed record PathNames(string Path)
{
    /// <summary>Of a layer with one kind of plastic connections.</summary>
    public static readonly PathNames Only = new("");

    /// <summary>Of a part of the state: Hebb → CandidateHebb.</summary>
    public string Part(string name) => Path + name;

    /// <summary>Of a parameter: alpha → candidate_alpha.</summary>
    public string Parameter(string name) => Path.Length == 0 ? name : $"{Naming.Snake(Path)}_{name}";

    /// <summary>Of a value of the plan: hebbNext → candidateHebbNext.</summary>
    public string Value(string name) => Path.Length == 0 ? name : Naming.Camel(Path) + char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>Of an equation's line.</summary>
    public string Line(string equation) => Path.Length == 0 ? equation : $"{Path}: {equation}";
}
