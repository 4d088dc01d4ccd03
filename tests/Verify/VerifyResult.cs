namespace VerifyTests;

/// <summary>A comparison that found no difference.</summary>
public class VerifyResult
{
    private readonly string _verified;

    internal VerifyResult(string verified) => _verified = verified;

    /// <summary>The verified files.</summary>
    public IEnumerable<string> Files => [_verified];

    /// <summary>The verified text.</summary>
    public string Text => File.ReadAllText(_verified);
}
