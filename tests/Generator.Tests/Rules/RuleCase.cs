using Xunit.Abstractions;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>A source, and what one rule must say of it.</summary>
public sealed class RuleCase : IXunitSerializable
{
    /// <summary>For the test runner.</summary>
    public RuleCase() { }

    private RuleCase(string id, string name, string source, string[] unavoidable)
    {
        Id = id;
        Name = name;
        Source = source;
        Unavoidable = unavoidable;
    }

    /// <summary>The rule.</summary>
    public string Id { get; private set; } = "";

    /// <summary>What the case is about.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The source; <c>[|…|]</c> where the rule reports.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The compiler's own errors about the user's own words, which no generator can take away.</summary>
    public string[] Unavoidable { get; private set; } = [];

    /// <summary>Whether the rule reports anything.</summary>
    public bool IsWrong => Source.Contains("[|", StringComparison.Ordinal);

    /// <summary>A model with a mistake.</summary>
    public static RuleCase Wrong(string id, string name, string source, params string[] unavoidable)
    {
        Assert.Contains("[|", source, StringComparison.Ordinal);
        return new(id, name, source, unavoidable);
    }

    /// <summary>A model close to the mistake without being one.</summary>
    public static RuleCase Right(string id, string name, string source)
    {
        Assert.DoesNotContain("[|", source, StringComparison.Ordinal);
        return new(id, name, source, []);
    }

    /// <inheritdoc/>
    public void Deserialize(IXunitSerializationInfo info)
    {
        Id = info.GetValue<string>(nameof(Id));
        Name = info.GetValue<string>(nameof(Name));
        Source = info.GetValue<string>(nameof(Source));
        Unavoidable = info.GetValue<string[]>(nameof(Unavoidable));
    }

    /// <inheritdoc/>
    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(Id), Id);
        info.AddValue(nameof(Name), Name);
        info.AddValue(nameof(Source), Source);
        info.AddValue(nameof(Unavoidable), Unavoidable);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Name}";
}
