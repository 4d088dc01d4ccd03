using System.Runtime.InteropServices;
using Backpropamine.Loading;
using Backpropamine.Runtime.Tests.Support;

namespace Backpropamine.Runtime.Tests.Loading;

/// <summary>How long Torch's threads spin is set where the user has not said it.</summary>
public sealed partial class WaitPolicyTests : IDisposable
{
    private const string SpinCount = "GOMP_SPINCOUNT", Policy = "OMP_WAIT_POLICY";

    private readonly string? _set = Native(SpinCount);
    private readonly string? _spinCount = Environment.GetEnvironmentVariable(SpinCount);
    private readonly string? _policy = Environment.GetEnvironmentVariable(Policy);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(SpinCount, _spinCount);
        Environment.SetEnvironmentVariable(Policy, _policy);
        if (!OperatingSystem.IsLinux()) return;
        if (_set is null) _ = Unset(SpinCount);
        else _ = Set(SpinCount, _set, 1);
    }

    [LinuxFact]
    public void It_is_set_before_Torch_is_loaded()
    {
        if (_spinCount is null && _policy is null) Assert.Equal("5000", _set);
    }

    [LinuxFact]
    public void A_user_who_has_said_nothing_gets_a_short_time() => Check(null, null, "5000");

    [LinuxFact]
    public void A_user_s_own_time_stays() => Check("7", null, null);

    [LinuxFact]
    public void A_user_s_own_policy_stays() => Check(null, "active", null);

    [LinuxFact]
    public void Both_stay() => Check("7", "passive", null);

    /// <summary>What is set, in the process's own environment, after .NET has found these variables.</summary>
    private static void Check(string? spinCount, string? policy, string? expected)
    {
        _ = Unset(SpinCount);
        Environment.SetEnvironmentVariable(SpinCount, spinCount);
        Environment.SetEnvironmentVariable(Policy, policy);
        WaitPolicy.Shorten();
        Assert.Equal(expected, Native(SpinCount));
        Assert.Null(Native(Policy));
    }

    private static string? Native(string name) => OperatingSystem.IsLinux() ? Marshal.PtrToStringUTF8(Get(name)) : null;

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Get(string name);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Set(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "unsetenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Unset(string name);
}
