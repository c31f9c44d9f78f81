"""What a wiki says of planned photos before they go up. Asks only, and changes nothing there."""
