"""Values as people write them, and the one normal form behind each.

Text goes in, a frozen dataclass (or a `Decimal`, a `date`) comes out. What has two readings or
none raises `UnreadableValue`; nothing is guessed. Import the module of the kind you need: this
package itself loads none of them.
"""
