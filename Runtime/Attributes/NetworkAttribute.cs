namespace Backpropamine;

/// <summary>Marks a partial class as a network whose module the build generates, with or without plasticity.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>What else the build writes of it, such as its PyTorch twin.</summary>
    public Target Emit { get; set; } = Target.None;
}
