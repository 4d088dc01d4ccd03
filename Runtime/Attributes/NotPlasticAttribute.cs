namespace Backpropamine;

/// <summary>Keeps a layer's connections as they are, where <see cref="PlasticAttribute"/> on the class would make them plastic.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotPlasticAttribute : Attribute;
