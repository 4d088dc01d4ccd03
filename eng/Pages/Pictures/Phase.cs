namespace Backpropamine.Pages.Pictures;

/// <summary>A part of the time that a picture shows.</summary>
/// <param name="Name">What is written above it.</param>
/// <param name="Length">How many steps it has.</param>
/// <param name="IsShaded">Whether its background is shaded.</param>
internal sealed record Phase(string Name, int Length, bool IsShaded);
