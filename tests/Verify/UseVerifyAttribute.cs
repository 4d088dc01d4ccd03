using System.ComponentModel;
using System.Reflection;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>Remembers which test runs, so that a snapshot can be named after it; the build puts it on the test assembly.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class UseVerifyAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> _current = new();

    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest) => _current.Value = methodUnderTest;

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest) => _current.Value = null;

    /// <summary>The test that runs now.</summary>
    /// <returns>Its method.</returns>
    /// <exception cref="InvalidOperationException">No test runs, or the assembly lacks this attribute.</exception>
    public static MethodInfo GetMethod() =>
        _current.Value ?? throw new InvalidOperationException("No test is running here: put [assembly: VerifyXunit.UseVerify] on the test assembly.");
}
