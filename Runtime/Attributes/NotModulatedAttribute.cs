namespace Backpropamine;

/// <summary>Lets a plastic layer learn without M, where <see cref="NeuromodulatedAttribute"/> on the class would modulate it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotModulatedAttribute : Attribute;
