"""What a reviewer wrote into the Word document comes home into the plan file, for it is known which
value printed it."""
